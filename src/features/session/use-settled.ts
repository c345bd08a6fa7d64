import { useEffect, useState } from 'react'
import { clock } from '../../platform/clock'

/** A value once it has stood still for so long: walking through a list by keys asks only about the row one stays on. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => clock.after(ms, () => setSettled(value)), [value, ms])
  return settled
}
