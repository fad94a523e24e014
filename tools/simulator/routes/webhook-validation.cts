import { REQUIRED, errorsIn, isObject, textErrors } from './fields.cts';
import type { Webhook } from '../types.cts';

interface Reading {
	/** The values of a valid request. */
	webhook: Partial<Webhook>;
	/** The errors by field, when there are any. */
	errors?: Record<string, string[]>;
}

/** Reads the body of POST /webhooks as Argyle does: events, name and url are required. */
export function readWebhook(body: unknown): Reading {
	if (!isObject(body)) {
		const message = 'Invalid data. Expected a dictionary.';
		return { webhook: {}, errors: { non_field_errors: [message] } };
	}
	const { events, name, url, secret, config } = body;
	const errors = errorsIn({
		events: eventErrors(events),
		name: textErrors(name),
		url: urlErrors(url),
		secret: secret === undefined || secret === null ? undefined : textErrors(secret),
		config:
			config === undefined || config === null || isObject(config)
				? undefined
				: ['Expected a dictionary of items.'],
	});
	const webhook = {
		name: String(name),
		events: Array.isArray(events) ? events.map(String) : [],
		config: isObject(config) ? config : {},
		secret: typeof secret === 'string' ? secret : null,
		url: String(url),
	};
	return { webhook, errors };
}

function eventErrors(events: unknown): string[] | undefined {
	if (events === undefined) return REQUIRED;
	if (!Array.isArray(events)) return ['Expected a list of items.'];
	if (events.length === 0) return ['This list may not be empty.'];
	const odd = events.find((event) => !/^(\*|[a-z_]+\.[a-z_]+)$/.test(String(event)));
	return odd === undefined ? undefined : [`"${odd}" is not a valid choice.`];
}

/** Plain http and private hosts pass, as they do in Argyle's sandbox. */
function urlErrors(url: unknown): string[] | undefined {
	const errors = textErrors(url);
	if (errors) return errors;
	const valid = /^https?:\/\/\S+$/.test(String(url)) && URL.canParse(String(url));
	return valid ? undefined : ['Enter a valid URL.'];
}
