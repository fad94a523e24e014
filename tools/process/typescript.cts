/**
 * Node's arguments for a program in TypeScript. tsx is named by its file: the program may work in another folder, where its name
 * leads nowhere.
 */
export const TYPESCRIPT = ['--require', require.resolve('tsx/cjs')];
