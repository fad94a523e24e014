export interface Connection {
	status: 'connecting' | 'connected' | 'error';
	error_code: string | null;
	error_message: string | null;
	updated_at: string | null;
}

export interface DirectDepositSwitch {
	status: string;
	error_code: string | null;
	error_message: string | null;
	updated_at: string | null;
}

export interface DataSet {
	status: 'in_progress' | 'synced' | 'sync_failed';
	updated_at: string;
	available_count?: number;
	available_from?: string | null;
	available_to?: string | null;
	files_count?: number;
}

export type DataSetName =
	| 'gigs'
	| 'shifts'
	| 'paystubs'
	| 'payroll_documents'
	| 'identities'
	| 'ratings'
	| 'vehicles'
	| 'deposit_destinations'
	| 'user_forms'
	| 'user_uploads';

export type Availability = Record<DataSetName, DataSet | null>;

/** An account as it is stored, with timestamps in microseconds as in deliveries. */
export interface Account {
	id: string;
	user: string;
	employers: string[];
	item: string;
	source: string;
	created_at: string;
	updated_at: string;
	scanned_at: string | null;
	connection: Connection;
	direct_deposit_switch: DirectDepositSwitch;
	availability: Availability;
	ongoing_refresh: { status: 'enabled' | 'disabled' | 'idle' };
}

/** Nested objects may be partial. A missing field keeps its default or former value. */
export interface AccountPatch
	extends Partial<
		Omit<Account, 'connection' | 'direct_deposit_switch' | 'availability' | 'ongoing_refresh'>
	> {
	connection?: Partial<Connection>;
	direct_deposit_switch?: Partial<DirectDepositSwitch>;
	availability?: Partial<Availability>;
	ongoing_refresh?: Partial<Account['ongoing_refresh']>;
}

/** `refailed`: connected once, then failed a re-authentication, so it holds history. */
export type AccountState = 'connecting' | 'failed' | 'connected' | 'refailed';

export interface User {
	id: string;
	created_at: string;
	items_connected: string[];
	employers_connected: string[];
	external_metadata: Record<string, unknown>;
	external_id: string | null;
	first_name: string | null;
	last_name: string | null;
	email: string | null;
	phone_number: string | null;
	ssn: string | null;
	address: Record<'city' | 'line1' | 'line2' | 'state' | 'country' | 'postal_code', string | null>;
	birth_date: Record<'year' | 'month' | 'day', number | null>;
}

export interface Item {
	id: string;
	name: string;
	kind: string;
	status: string;
	status_details: string | null;
	logo_url: string;
}

export interface InviteDelivery {
	id: string;
	method: 'email' | 'sms';
	status: string;
	sent_at: string;
	updated_at: string;
}

export interface Invite {
	id: string;
	user: string;
	user_token: string;
	email: string | null;
	phone_number: string | null;
	full_name: string;
	first_name: string;
	last_name: string;
	revoked_at: string | null;
	status: 'sent' | 'initiated' | 'attempted' | 'completed' | 'revoked';
	group_id: string | null;
	url: string;
	created_at: string;
	updated_at: string;
	invited_at: string;
	flow_id: string | null;
	flow_items: string[];
	reply_to: string[];
	deliveries: InviteDelivery[];
	invite_template_id: string | null;
}

/** A webhook subscription. */
export interface Webhook {
	id: string;
	name: string;
	events: string[];
	config: Record<string, unknown>;
	secret: string | null;
	url: string;
	created_at: string;
	updated_at: string;
	last_sent_at: string | null;
}
