/**
 * Waits for the first of some signals, which then no longer end the process by themselves.
 * @param signals - such as SIGTERM
 * @returns settled at the first one
 */
export async function signalled(signals: readonly NodeJS.Signals[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of signals) process.on(signal, () => resolve());
  return promise;
}
