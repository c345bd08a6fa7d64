import { assertNever } from '#domain/kernel/result'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { SpokenCode } from '../../ui/code'
import { Countdown } from '../../ui/countdown'
import { Icon } from '../../ui/icon'
import { QrCode } from '../../ui/qr'
import { Skeleton } from '../../ui/state'
import style from './scan-card.module.scss'

export interface ScanCardProps {
  stage: 'opening' | 'showing' | 'over' | 'refused' | 'failed' | 'entering' | 'entered'
  picture?: {
    /** Eight characters, to be typed. */
    code: string
    scan: string
    /** Two digits that the phone asks for. */
    number: string
    /** By this computer's clock. */
    endsAtMs: number
    over: boolean
  }
  problem?: string
  onRenew: () => void
  onRanOut: () => void
}

/** 用手机扫一扫登录: a picture, the same to be typed, and the number that the phone will ask for. */
export function ScanCard(props: ScanCardProps) {
  const { stage, picture } = props
  const stands = picture !== undefined && !picture.over
  return (
    <Card>
      <Box as="h2" className={style.title}>
        用手机扫一扫登录
      </Box>
      {stands && <Picture {...props} picture={picture} />}
      {stage === 'opening' && <Skeleton rows={3} />}
      <Box role="status">{!stands && <Ended {...props} />}</Box>
    </Card>
  )
}

/** No picture that could be scanned: what became of it, and the way to another. */
function Ended({ stage, picture, problem, onRenew }: ScanCardProps) {
  switch (stage) {
    case 'over':
      return <Again title="这个码过期了" text="点「换一个」，再用手机扫。" scan={picture?.scan} onRenew={onRenew} />
    case 'refused':
      return <Again title="手机上没让登录" text="是您本人的话，换一个再扫，选电脑上的那个数。" onRenew={onRenew} />
    case 'failed':
      return <Again title="现在没成" text={problem ?? '等一会儿再试一次。'} onRenew={onRenew} />
    case 'entering':
    case 'entered':
      return (
        <Box className={style.in}>
          <Icon name="check" size="xl" />
          手机上点过了，正在进去
        </Box>
      )
    case 'opening':
    case 'showing':
      return null
    default:
      return assertNever(stage)
  }
}

const Picture = ({ picture, onRanOut }: ScanCardProps & { picture: NonNullable<ScanCardProps['picture']> }) => (
  <>
    <SpokenCode
      caption="微信里打开小红帽，点「我的」里的「扫码登录电脑」"
      name="登录码"
      scan={picture.scan}
      orSay="扫不上，就在那里写这 8 位"
      letters={picture.code}
    />
    <Box className={style.number}>
      <Box as="span" className={style.asks}>
        手机会问电脑上是哪个数
      </Box>
      <Box as="b" className={style.digits}>
        {picture.number}
      </Box>
    </Box>
    <Box className={style.left}>
      <Countdown endsAtMs={picture.endsAtMs} then="后过期" onEnd={onRanOut} />
    </Box>
  </>
)

type AgainProps = Pick<ScanCardProps, 'onRenew'> & { title: string; text: string; scan?: string }

const Again = ({ title, text, scan, onRenew }: AgainProps) => (
  <Box className={style.again}>
    {scan !== undefined && (
      <Box silent className={style.gone}>
        <QrCode text={scan} label="过期的登录码" />
      </Box>
    )}
    <Box className={style.why}>{title}</Box>
    <Box className={style.text}>{text}</Box>
    <Button kind="second" icon="redo" onTap={onRenew}>
      换一个
    </Button>
  </Box>
)
