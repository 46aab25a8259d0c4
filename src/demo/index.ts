/** Synthetic data for trying the hub out. */
export { seedDemo, seedDemoOnce, type DemoCounts, type DemoOptions } from './seedDemo.ts';
