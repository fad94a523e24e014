import { argyleAddresses, isArgyleAddress } from '../../../nodes/Argyle/trigger/delivery/sender';

it('knows the four addresses that Argyle documents [checklist 98]', () => {
	expect([...argyleAddresses].sort()).toEqual([
		'34.122.50.253',
		'34.27.251.226',
		'35.188.163.115',
		'35.226.53.251',
	]);
});

it.each(argyleAddresses.flatMap((ip) => [ip, `::ffff:${ip}`, `::FFFF:${ip}`]))(
	'lets %s in',
	(ip) => {
		expect(isArgyleAddress(ip)).toBe(true);
	},
);

it.each([
	'34.27.251.226:51234',
	'[34.27.251.226]:443',
	'[::ffff:34.27.251.226]',
	'::ffff:34.27.251.226:1',
])('lets %s in, as a proxy may write it [checklist 98]', (ip) => {
	expect(isArgyleAddress(ip)).toBe(true);
});

it.each([
	['another address', '203.0.113.9'],
	['a neighbour', '34.27.251.227'],
	['loopback', '127.0.0.1'],
	['one with another behind it', '34.27.251.226, 203.0.113.9'],
	['another one with a port', '203.0.113.9:443'],
	['one as a port', '203.0.113.9:34.27.251.226'],
	['one with a name for a port', '34.27.251.226:https'],
	['one with two ports', '34.27.251.226:1:2'],
	['one with an empty port', '34.27.251.226:'],
	['one with a port in its midst', '34.27.251:9.226'],
	['one with a bracket in its midst', '3[4.27.251.226]'],
	['one with a digit behind its bracket', '[34.27.251.22]6'],
	['one in half a bracket', '[34.27.251.226'],
	['one behind brackets', '[203.0.113.9]34.27.251.226'],
	['one in brackets with text behind', '[34.27.251.226]:443, 203.0.113.9'],
	['one with text before its brackets', '203.0.113.9, [34.27.251.226]:443'],
	['one with a space', ' 34.27.251.226'],
	['one with a leading zero', '034.27.251.226'],
	['its decimal form', '572259298'],
	['another IPv6 prefix', '64:ff9b::34.27.251.226'],
	['the prefix twice', '::ffff:::ffff:34.27.251.226'],
	['the prefix in the middle', '34.27.::ffff:251.226'],
	['a part of one', '34.27.251'],
	['nothing', ''],
	['undefined', undefined],
	['null', null],
	['a list', ['34.27.251.226']],
	['a number', 572259298],
])('keeps out %s [checklist 98]', (_name, ip) => {
	expect(isArgyleAddress(ip)).toBe(false);
});
