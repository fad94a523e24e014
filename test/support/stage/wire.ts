import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

/**
 * Answers a request of a node in place of n8n's HTTP client: for tests of thousands of requests, which
 * are not about connections.
 */
export type Wire = (request: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
