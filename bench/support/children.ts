import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/**
 * A process of the bench: servers and load generators each have their own, so that none takes
 * another's time. Talk is JSON over the channel that `fork` opens.
 */
export interface Child {
  readonly process: ChildProcess
  /** Sends one message and resolves with the next that the child sends. */
  ask<T>(message: object): Promise<T>
  /** The next message of the child. */
  next<T>(): Promise<T>
  stop(): Promise<void>
}

/** Starts a module of the bench with its answers on standard error, and resolves at once. */
export function startChild(module: URL, options: { env?: Record<string, string>; execArgv?: string[] } = {}): Child {
  const child = fork(module, {
    execArgv: ['--conditions=@deskbell/source', '--disable-warning=ExperimentalWarning', ...(options.execArgv ?? [])],
    env: { ...process.env, NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const next = async <T>(): Promise<T> => {
    const gone = new AbortController()
    const exit = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
      throw new Error(`${module.pathname} ended with code ${code} before it answered`)
    })
    exit.catch(() => {})
    const [message] = (await Promise.race([once(child, 'message', { signal: gone.signal }), exit])) as [T]
    gone.abort()
    return message
  }
  return {
    process: child,
    next,
    ask<T>(message: object) {
      const answer = next<T>()
      child.send(message)
      return answer
    },
    stop: () => stopProcess(child),
  }
}

/** Ends a process: politely, and after five seconds for good. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exited
  clearTimeout(late)
}

/** In a child: answers each message of the parent with what `answer` resolves to. */
export function answerParent<M>(answer: (message: M) => Promise<unknown>): void {
  process.on('message', (message) => {
    void answer(message as M).then(tellParent)
  })
  process.on('disconnect', () => process.exit(0))
}

/** In a child: sends one message to the parent. */
export function tellParent(message: unknown): void {
  process.send?.(message)
}
