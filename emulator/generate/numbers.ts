/** Numbers that suit a property's name: ports, sizes, days. */
import { choose } from './random.ts';

const rules: readonly (readonly [RegExp, readonly [number, ...number[]]])[] = [
  [/Port$/, [80, 443, 5432, 6379, 8080]],
  [/Duration/, [3600, 7200, 43_200]],
  [/(Retention|Days)/, [7, 14, 30, 90, 365]],
  [/Memory/, [128, 256, 512, 1024, 2048]],
  [/(Timeout|Seconds|Interval)/, [30, 60, 300, 900]],
  [/PercentProgress$/, [100]],
  [/(Percent|Percentage|Threshold)$/, [50, 75, 90, 100]],
  [/(Storage|VolumeSize|AllocatedStorage|Capacity)$/, [20, 50, 100, 200, 500]],
  [/(Iops|Throughput)$/, [1000, 3000, 6000]],
  [/(Priority|Weight)$/, [1, 10, 50, 100]],
];

/** `undefined` where the name suggests no number. */
export function numberByName(name: string, number: number): number | undefined {
  const choices = rules.find(([pattern]) => pattern.test(name))?.[1];
  return choices && choose(choices, number);
}
