import { describeSubscription } from './rules';

describeSubscription({ engine: 'the older activation engine', publicationService: false });
