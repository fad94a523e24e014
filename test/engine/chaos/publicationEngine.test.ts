import '../../support/stage/quietLog.cts';
import { PublicationEngine } from './publicationEngine';
import { runSeeds } from './seeds';

runSeeds("n8n's publication service", (n8n) => new PublicationEngine(n8n));
