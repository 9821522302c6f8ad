import { arrearsStories } from './stories/arrears.ts';
import { careStories } from './stories/care.ts';
import { debtsStories } from './stories/debts.ts';
import { eldersStories } from './stories/elders.ts';
import { familiesStories } from './stories/families.ts';
import { healthStories } from './stories/health.ts';
import { housingStories } from './stories/housing.ts';
import { jobsStories } from './stories/jobs.ts';
import { layoffStories } from './stories/layoff.ts';
import { livelihoodStories } from './stories/livelihood.ts';
import { safetyStories } from './stories/safety.ts';
import { schoolStories } from './stories/school.ts';
import type { Story } from './story.ts';

/** All lives; those under 支援措置 last. */
export const stories: readonly Story[] = [
  ...arrearsStories,
  ...livelihoodStories,
  ...schoolStories,
  ...familiesStories,
  ...healthStories,
  ...careStories,
  ...eldersStories,
  ...layoffStories,
  ...jobsStories,
  ...housingStories,
  ...debtsStories,
  ...safetyStories,
];
