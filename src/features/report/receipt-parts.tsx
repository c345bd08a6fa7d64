import { Box } from '../../ui/base'
import { Call } from '../../ui/call'
import { Card, ListCard } from '../../ui/card'
import { Hint } from '../../ui/hint'
import { Icon } from '../../ui/icon'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Disc } from '../../ui/status'
import style from './receipt.module.scss'
import type { MessageShown } from './receipt-words'

/** What was said to and fro, oldest first. Who wrote is a word, not only a side. */
export function Messages({ messages }: { messages: readonly MessageShown[] }) {
  if (messages.length === 0) return null
  return (
    <Section title="留言" count={messages.length}>
      <Box as="ul" label="留言" className={style.messages}>
        {messages.map(({ key, mine, text, when }) => (
          <Box as="li" key={key} className={`${style.message} ${mine ? style.mine : ''}`}>
            <Box className={style.who}>
              {mine ? '您' : '街道'} · {when}
            </Box>
            <Box className={style.text}>{text}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  )
}

interface RoadsProps {
  roads: readonly { title: string; text: string; phone: string }[]
  /** From this day arbitration is offered by itself. */
  from: string
}

/** Mediation locks no other road: which there are once it has ended, and before that, that they are open all the time. */
export function Roads({ roads, from }: RoadsProps) {
  if (roads.length === 0 && from === '') return null
  if (roads.length === 0)
    return (
      <Card className={style.card}>
        <Hint icon="route">
          到{' '}
          <Box as="b" className={style.strong}>
            {from}
          </Box>{' '}
          还没谈成，我们把去仲裁的路告诉您。想早点去，
          <Box as="b" className={style.strong}>
            随时可以，不用等
          </Box>
          。
        </Hint>
      </Card>
    )
  return (
    <Section title="别的路，您看走哪条">
      <ListCard label="别的路">
        {roads.map(({ title, text, phone }) => (
          <Box key={title} className={style.road}>
            <Box className={style.roadWords}>
              <Box as="h3" className={style.roadTitle}>
                {title}
              </Box>
              <Box className={style.roadText}>{text}</Box>
            </Box>
            <CallDisc phone={phone} label={`打 ${phone} 问${title}`} />
          </Box>
        ))}
      </ListCard>
    </Section>
  )
}

const CallDisc = ({ phone, label }: { phone: string; label: string }) => (
  <Call number={phone} label={label} className={style.call}>
    <Icon name="phone" />
    <Box as="span">{phone}</Box>
  </Call>
)

/** Who handles it, and how to ask a person. */
export const Handler = ({ handler: { name, phone } }: { handler: { name: string; phone: string } }) => (
  <Card className={style.card}>
    <Box className={style.handler}>
      <Disc icon="scale" />
      <Box className={style.handlerWords}>
        <Box className={style.roadTitle}>{name}</Box>
        <Box className={style.roadText}>着急就打电话催</Box>
      </Box>
      <CallDisc phone={phone} label={`打电话给${name}，${phone}`} />
    </Box>
  </Card>
)

/** Who else was asked to help, each with the reason. */
export function Helpers({ helpers }: { helpers: readonly { label: string; reason: string }[] }) {
  if (helpers.length === 0) return null
  return (
    <Box className={style.helpers}>
      <ListCard label="一起管的">
        {helpers.map(({ label, reason }) => (
          <Row key={label} icon="users" title={label} note={reason} />
        ))}
      </ListCard>
    </Box>
  )
}
