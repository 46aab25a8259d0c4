/** The quality of a survey's measurements by the SMART plausibility check: pure functions in three layers. */
export { qualityReport, qualityText, type QualityReport } from './report.ts';
export { QualityTally, type MeasuredChild } from './QualityTally.ts';
export { rate, type QualityTest, type Rating } from './rate.ts';
export { overall, points, type Class } from './score.ts';
