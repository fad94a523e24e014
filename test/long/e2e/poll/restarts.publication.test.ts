import { describeRestarts } from './restarts';

describeRestarts('under the publication engine', {});
