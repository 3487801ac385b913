import { describe, expect, it } from 'vitest';
import { completeAt } from '../../server/features/completion/complete.ts';
import { warmUpSteps } from '../../server/features/completion/warm-up.ts';
import { atCursor, testLanguage } from './fixture.ts';

describe('warming up', () => {
  it('ends after some dozens of steps, each of which may be the last', () => {
    const steps = [...warmUpSteps(testLanguage())];
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.length).toBeLessThan(100);
  });

  it('leaves lists as they are without it', () => {
    const labels = (): readonly string[] => {
      const { language, bound, offset } = atCursor('SELECT * FROM aws.ec2.vpcs v JOIN $0');
      return completeAt(language, bound, offset)?.proposals.map(({ label }) => label) ?? [];
    };
    const before = labels();
    [...warmUpSteps(testLanguage())].forEach(() => undefined);
    expect(labels()).toEqual(before);
  });
});
