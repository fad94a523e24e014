/** A zone other than UTC, in which many machines are: there it shows when a moment is read in local time. */
export default function setZone(): void {
	process.env.TZ = 'America/New_York';
}
