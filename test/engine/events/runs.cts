/** How many histories a run plays: `HISTORIES=10000 npx jest --selectProjects engine --testPathPatterns histories`. */
export const histories = Number(process.env.HISTORIES ?? 300);
