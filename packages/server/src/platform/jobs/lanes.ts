import { createPace, type Pace } from '../pacing.ts'

/** Jobs that name no lane. */
export const WORK_LANE = ''
/** Jobs that somebody waits for: they are taken before all others, and some hands are kept for them. */
export const URGENT_LANE = 'urgent'

/** The paces of one node: of every lane but the two that go as fast as they can. */
export interface Lanes {
  /** How fast a lane's jobs may be taken; null where nothing limits them. */
  paceOf(lane: string): Pace | null
}

export function createLanes(): Lanes {
  const paces = new Map<string, Pace>()
  return {
    paceOf(lane) {
      if (lane === WORK_LANE || lane === URGENT_LANE) return null
      const pace = paces.get(lane) ?? createPace()
      paces.set(lane, pace)
      return pace
    },
  }
}

/** How many jobs each sort of lane may have under way at the same time, so that none waits for another's. */
export interface Hands {
  /** How many more of a lane may begin. */
  free(lane: string): number
  begin(lane: string): void
  end(lane: string): void
}

/**
 * The hands of a node: so many for work, as many that are kept for what is urgent, and as many for all lanes with a pace,
 * whose jobs mostly wait for somebody else's server.
 */
export function createHands(concurrency: number): Hands {
  const hands = { urgent: concurrency, work: concurrency, paced: concurrency }
  return {
    free: (lane) => hands[sortOf(lane)],
    begin(lane) {
      hands[sortOf(lane)]--
    },
    end(lane) {
      hands[sortOf(lane)]++
    },
  }
}

function sortOf(lane: string): 'urgent' | 'work' | 'paced' {
  if (lane === URGENT_LANE) return 'urgent'
  return lane === WORK_LANE ? 'work' : 'paced'
}
