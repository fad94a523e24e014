// @ts-check
'use strict';

/** The texts of Django REST framework for a field that won't do. */
const REQUIRED = ['This field is required.'];

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What is wrong with a text field, in DRF's words.
 *
 * @param {unknown} value
 * @returns {string[] | undefined} undefined when nothing is
 */
function textErrors(value) {
	if (value === undefined) return REQUIRED;
	if (value === null) return ['This field may not be null.'];
	if (typeof value !== 'string') return ['Not a valid string.'];
	return value === '' ? ['This field may not be blank.'] : undefined;
}

/**
 * Leaves out the fields that nothing is wrong with.
 *
 * @param {Record<string, string[] | undefined>} found errors by field
 * @returns {Record<string, string[]> | undefined} undefined when there are none
 */
function errorsIn(found) {
	/** @type {Record<string, string[]>} */
	const errors = {};
	for (const [field, messages] of Object.entries(found)) if (messages) errors[field] = messages;
	return Object.keys(errors).length > 0 ? errors : undefined;
}

module.exports = { REQUIRED, isObject, textErrors, errorsIn };
