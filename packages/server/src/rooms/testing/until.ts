const PATIENCE = 10_000

/** Waits until something holds, looking every few milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Still not so after ${PATIENCE} ms: ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
