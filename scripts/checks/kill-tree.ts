import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Kills a process with everything it started, also what made a process group of its own. */
export function killTree(root: number): void {
  const parents = existsSync('/proc/self/stat') ? fromProc() : fromPs()
  const tree = [root]
  for (const ancestor of tree) tree.push(...parents.filter(({ parent }) => parent === ancestor).map(({ pid }) => pid))
  for (const pid of tree) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

interface Parent {
  readonly pid: number
  readonly parent: number
}

function fromProc(): Parent[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      // After the name of the program, which may hold anything: its state, then its parent.
      const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return [{ pid: Number(name), parent: Number(parent) }]
    } catch {
      return []
    }
  })
}

function fromPs(): Parent[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number)
    return pid && parent !== undefined ? [{ pid, parent }] : []
  })
}
