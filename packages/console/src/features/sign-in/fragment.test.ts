import { expect, test } from 'vitest'
import { tokenIn } from './fragment.ts'

test.each([
  ['#Zk3vT9qLw2xN7bR5cY8m', 'Zk3vT9qLw2xN7bR5cY8m'],
  ['#token=Zk3v-T9q_Lw.2~x', 'Zk3v-T9q_Lw.2~x'],
  ['', null],
  ['#', null],
  ['#token=', null],
  ['#a b', null],
  ['#<script>', null],
])('the token of “%s”', (hash, token) => {
  expect(tokenIn(hash)).toBe(token)
})
