import { Buffer } from 'node:buffer'
import { type Options, PostingIndex } from './posting-index.ts'
import { compare } from './widening.ts'

/** An index as text: a few arrays, and the numbers as bytes in base 64. */
interface Packed {
  readonly fields: readonly string[]
  readonly ids: readonly string[]
  readonly stored: readonly unknown[]
  /** For each document the length of each field. */
  readonly lengths: string
  /** One a line, ascending. */
  readonly terms: string
  /** For each term: how many fields; for each: its number, how many documents; for each: the step to its number and how often. */
  readonly postings: string
}

/**
 * An index as text, to be kept and read again in a fraction of the time that building it takes.
 * Documents are numbered anew, without gaps, and what was discarded is left out.
 */
export function pack<S>(index: PostingIndex<S>): string {
  const numbers = [...index.numbers.keys()].sort((a, b) => a - b)
  const packedNumbers = new Map(numbers.map((number, i) => [number, i]))
  const fields = index.options.fields
  const lengths = byteWriter()
  for (const number of numbers) {
    const own = index.lengths.get(number)
    for (let field = 0; field < fields.length; field++) lengths.write(own?.[field] ?? 0)
  }
  const terms: string[] = []
  const postings = byteWriter()
  for (const [term, byField] of [...index.entries()].sort(([a], [b]) => compare(a, b))) {
    const live = [...byField].flatMap(([field, documents]) => {
      const own = [...documents].flatMap(([number, count]) => {
        const packed = packedNumbers.get(number)
        return packed === undefined ? [] : [[packed, count] as const]
      })
      return own.length === 0 ? [] : [[field, own.sort((a, b) => a[0] - b[0])] as const]
    })
    if (live.length === 0) continue
    terms.push(term)
    postings.write(live.length)
    for (const [field, documents] of live) {
      postings.write(field)
      postings.write(documents.length)
      let before = -1
      for (const [number, count] of documents) {
        // Most words stand once in a field: one bit says so.
        postings.write((number - before) * 2 + (count > 1 ? 1 : 0))
        if (count > 1) postings.write(count)
        before = number
      }
    }
  }
  const packed: Packed = {
    fields,
    ids: numbers.map((number) => index.numbers.get(number) ?? ''),
    stored: numbers.map((number) => index.storedAt(number)),
    lengths: lengths.text(),
    terms: terms.join('\n'),
    postings: postings.text(),
  }
  return JSON.stringify(packed)
}

/**
 * The index of a packed text, ready to be searched and changed. Throws where the text is damaged or
 * has other fields.
 */
export function unpack<S>(text: string, options: Options): PostingIndex<S> {
  const packed = JSON.parse(text) as Packed
  if (JSON.stringify(packed.fields) !== JSON.stringify(options.fields)) throw new Error('It has other fields')
  if (packed.ids.length !== packed.stored.length) throw new Error('It is damaged')
  const index = new PostingIndex<S>(options)
  const lengths = byteReader(packed.lengths)
  const sums = options.fields.map(() => 0)
  for (const [number, id] of packed.ids.entries()) {
    const own = options.fields.map(() => lengths.read())
    for (const [field, length] of own.entries()) sums[field] = (sums[field] ?? 0) + length
    index.restoreDocument(number, id, packed.stored[number] as S, own)
  }
  index.restoreAverages(sums.map((sum) => sum / Math.max(1, packed.ids.length)))
  const postings = byteReader(packed.postings)
  for (const term of packed.terms === '' ? [] : packed.terms.split('\n')) {
    index.restoreTerm(term, readPostings(postings, packed.ids.length, options.fields.length))
  }
  if (!lengths.isAtEnd() || !postings.isAtEnd()) throw new Error('It is damaged')
  return index
}

type Reader = ReturnType<typeof byteReader>

function readPostings(reader: Reader, documents: number, fields: number): Map<number, Map<number, number>> {
  const byField = new Map<number, Map<number, number>>()
  for (let left = reader.read(); left > 0; left--) {
    const field = reader.read()
    const counts = new Map<number, number>()
    let number = -1
    for (let more = reader.read(); more > 0; more--) {
      const step = reader.read()
      number += step >> 1
      counts.set(number, step & 1 ? reader.read() : 1)
    }
    if (field >= fields || number >= documents) throw new Error('It is damaged')
    byField.set(field, counts)
  }
  return byField
}

/** Writes whole numbers in as few bytes as they need, seven bits in each. */
function byteWriter() {
  let bytes = new Uint8Array(1024)
  let length = 0
  return {
    write(number: number): void {
      if (length + 5 > bytes.length) {
        const larger = new Uint8Array(bytes.length * 2)
        larger.set(bytes)
        bytes = larger
      }
      let rest = number
      while (rest > 0x7f) {
        bytes[length++] = (rest & 0x7f) | 0x80
        rest >>>= 7
      }
      bytes[length++] = rest
    },
    text: () => Buffer.from(bytes.buffer, 0, length).toString('base64'),
  }
}

function byteReader(text: string) {
  const bytes = Buffer.from(text, 'base64')
  let at = 0
  return {
    read(): number {
      let number = 0
      for (let shift = 0; shift < 35; shift += 7) {
        const byte = bytes[at++]
        if (byte === undefined) throw new Error('It is damaged')
        number |= (byte & 0x7f) << shift
        if (byte < 0x80) return number
      }
      throw new Error('It is damaged')
    },
    isAtEnd: () => at === bytes.length,
  }
}
