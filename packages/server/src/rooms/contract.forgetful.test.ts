import { createForgetfulRooms } from './hosts/forgetful.ts'
import { roomContract } from './testing/contract.ts'
import { startNodeHost } from './testing/node-host.ts'

roomContract('the forgetful node', () => startNodeHost(createForgetfulRooms))
