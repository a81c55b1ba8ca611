import { roomContract } from './testing/contract.ts'
import { startNodeHost } from './testing/node-host.ts'

roomContract('node', () => startNodeHost())
