import type { View } from '../output';

/** The fields of an item that the node returns (docs.argyle.com/api-reference/items). */
export const itemView: View = {
	fields: [
		'id',
		'is_grouping',
		'kind',
		'known_limitations',
		'logo_url',
		'mapping_status',
		'name',
		'status',
		'status_details',
	],
	simplified: [
		'id',
		'name',
		'kind',
		'status',
		'status_details',
		'known_limitations',
		'mapping_status',
	],
};
