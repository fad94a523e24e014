import { playLogin } from '../logins.cts';
import type {
	ChaosOptions,
	ControlRoute,
	Fault,
	LoginOptions,
	Settings,
	World,
} from '../types.cts';

/** A fault as JSON can say it. */
type FaultRequest = Omit<Fault, 'path' | 'times'> & {
	path?: string;
	pathPattern?: string;
	times?: number | null;
	chaos?: ChaosOptions;
};

/** Control endpoints for how the simulator behaves: logins, faults, keys, settings. */
export function conductRoutes(world: World): ControlRoute[] {
	const { faults, keyring, settings } = world;
	return [
		{
			method: 'POST',
			pattern: /^\/_control\/logins$/,
			handle: async ({ text }) => {
				const { at, wait, ...options }: Omit<LoginOptions, 'at'> & { at?: string; wait?: boolean } =
					JSON.parse(text);
				const played = playLogin(world, { ...options, ...(at && { at: new Date(at) }) });
				const { account, user } = played;
				return wait ? { account, user, deliveries: await played.deliveries } : { account, user };
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/faults$/,
			handle: ({ text }) => {
				const { chaos, pathPattern, times, ...fault }: FaultRequest = JSON.parse(text);
				if (chaos) {
					faults.chaos(chaos);
					return { chaos };
				}
				const path = pathPattern === undefined ? fault.path : new RegExp(pathPattern);
				return { id: faults.add({ ...fault, path, times: times === null ? Infinity : times }) };
			},
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/faults$/,
			handle: () => faults.clear(),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/keys$/,
			handle: () => keyring.add(),
		},
		{
			method: 'DELETE',
			pattern: /^\/_control\/keys\/([^/]+)$/,
			handle: ({ id }) => keyring.revoke(id),
		},
		{
			method: 'POST',
			pattern: /^\/_control\/settings$/,
			handle: ({ text }) => {
				const wanted: Partial<Settings> = JSON.parse(text);
				const unknown = Object.keys(wanted).find((name) => !(name in settings));
				if (unknown) throw new Error(`There is no setting ${unknown}`);
				return Object.assign(settings, wanted);
			},
		},
		{
			method: 'POST',
			pattern: /^\/_control\/reset$/,
			handle: () => world.reset(),
		},
	];
}
