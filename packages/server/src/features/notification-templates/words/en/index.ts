import { booking } from './booking.ts'
import { field } from './field.ts'
import { frame } from './frame.ts'
import { payment } from './payment.ts'
import { support } from './support.ts'
import { system } from './system.ts'

export default { words: { ...support, ...booking, ...field, ...payment, ...system }, frame }
