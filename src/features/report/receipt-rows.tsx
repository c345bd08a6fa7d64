import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import type { Tone } from '../../ui/status'

export interface ReceiptRow {
  id: string
  placeName: string
  /** `等街道答复·今天 14:20 交的` */
  note: string
  tone: Tone
}

interface ReceiptRowsProps {
  title: string
  rows: readonly ReceiptRow[]
  onOpen: (id: string) => void
}

/** The reports whose receipts lie on this phone; nothing where there are none. */
export function ReceiptRows({ title, rows, onOpen }: ReceiptRowsProps) {
  if (rows.length === 0) return null
  return (
    <Section title={title} count={rows.length}>
      <ListCard label={title}>
        {rows.map(({ id, placeName, note, tone }) => (
          <Row key={id} icon="receipt" tone={tone} title={placeName} note={note} onOpen={() => onOpen(id)} />
        ))}
      </ListCard>
    </Section>
  )
}
