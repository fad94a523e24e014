import { describeSubscription } from './rules';

describeSubscription({ engine: 'the publication service', publicationService: true });
