import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card, ListCard } from '../../ui/card'
import { SpokenCode } from '../../ui/code'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { TimeLine } from '../../ui/timeline'
import style from './refer.module.scss'

export interface ReferViewProps {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  /** Six letters and digits. */
  code: string
  /** What the QR holds. */
  link: string
  guidedPoints: number
  mediatedPoints: number
  requestId?: string
  onCopy: () => void
  onMediation: () => void
  onRetry: () => void
}

/** 帮人反映: one's own code to be scanned, and what happens then. Who used it is nowhere, not even as a number. */
export function ReferView(props: ReferViewProps) {
  const { stage, code, guidedPoints } = props
  if (stage === 'loading') return <Skeleton head rows={2} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.refer}>
      <Box>
        {props.offline && <OfflineBanner title="现在没连上。" text="码照样能用，他连上了就能填。" />}
        <Card>
          <Box className={style.code}>
            <SpokenCode
              caption="请他用自己的手机扫一扫"
              name="帮人反映"
              scan={props.link}
              orSay="扫不上，请他填这 6 个字母和数字"
              letters={code}
            />
            <Button kind="text" size="m" icon="copy" onTap={props.onCopy}>
              复制下来发给他
            </Button>
          </Box>
        </Card>
      </Box>
      <Box className={style.then}>
        <Section title="接下来会怎样">
          <Card>
            <TimeLine
              label="接下来会怎样"
              steps={[
                { title: '他自己填', note: '您看不到是谁、说了什么。老板也看不到。', state: 'next' },
                { title: '街道看收不收', note: '收不收，街道都直接告诉他。', state: 'next' },
                {
                  title: `收了，您得 ${guidedPoints} 分`,
                  note: '消息里只说得了分，不说是哪件事。',
                  state: 'next',
                },
              ]}
            />
          </Card>
        </Section>
        <Section title="您自己帮着谈过了？">
          <ListCard>
            <Row
              title="记一次调解"
              note={`您来牵头谈的，核实了得 ${props.mediatedPoints} 分`}
              icon="handshake"
              tone="cap"
              onOpen={props.onMediation}
            />
          </ListCard>
        </Section>
      </Box>
    </Box>
  )
}
