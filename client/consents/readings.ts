import type { Reading } from '../i18n/i18n.ts';
import './simple.ts';

/** What the person may read in, each called as its readers call it. */
export const readingNames: Record<Reading, string> = { ja: '日本語', 'ja-simple': 'やさしい日本語', en: 'English' };

/** In the order in which they are offered. */
export const readings = Object.keys(readingNames) as Reading[];

/** The reading a code of the API stands for; Japanese for one that is unknown here. */
export const readingOf = (code: string | null | undefined): Reading => readings.find((each) => each === code) ?? 'ja';
