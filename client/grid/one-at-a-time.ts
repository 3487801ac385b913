/** Work that is asked for more often than it can be done: asks that come meanwhile make one more run. */

/** `work` never rejects. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isAsked) {
      isAsked = false;
      await work();
    }
    isRunning = false;
  };
  return () => {
    isAsked = true;
    if (!isRunning) {
      void run();
    }
  };
}
