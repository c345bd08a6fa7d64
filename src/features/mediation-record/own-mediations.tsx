import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Sheet } from '../../ui/sheet'
import type { MediationRow } from './mediation-words'
import style from './own.module.scss'

export interface OwnMediationsProps {
  rows: readonly MediationRow[]
  more: boolean
  busyMore: boolean
  onRecord: () => void
  onDismiss: (key: string) => void
  onMore: () => void
}

/** 我的调解, beside the visits: nothing is drawn before there is one. */
export function OwnMediations(props: OwnMediationsProps) {
  const { rows, onDismiss } = props
  const [opened, setOpened] = useState<string>()
  const shown = rows.find(({ key }) => key === opened)
  const read = (key: string): void => {
    setOpened(undefined)
    onDismiss(key)
  }
  if (rows.length === 0) return null
  return (
    <Box className={style.own}>
      <Section title="我的调解" link={{ label: '再记一次', onTap: props.onRecord }}>
        <ListCard>
          {rows.map(({ key, place, note, state, problem }) => (
            <Row
              key={key}
              title={place}
              note={note}
              state={state}
              onOpen={problem === undefined ? undefined : () => setOpened(key)}
            />
          ))}
        </ListCard>
      </Section>
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            看更早的调解
          </Button>
        </Box>
      )}
      <Sheet
        open={shown !== undefined}
        title={shown?.place ?? ''}
        onClose={() => setOpened(undefined)}
        foot={
          <Button wide icon="tick" onTap={() => shown && read(shown.key)}>
            知道了
          </Button>
        }
      >
        {shown?.problem}
      </Sheet>
    </Box>
  )
}
