import { useRouter } from '@tarojs/taro'
import { PairView } from '../../../features/pairing/pair-view'
import { usePair } from '../../../features/pairing/use-pair'
import { Gate } from '../../../features/session/gate'
import { Page } from '../../../ui/page'
import { go } from '../../../ui/shell'

/** 扫码登录电脑: opened by the picture itself, by our scanner, or from 我的. A mini-program code hands over its scene. */
export default function PairPage() {
  const { code, scene, scan } = useRouter().params
  return (
    <Page title="扫码登录电脑" path="/pages/mine/index">
      <Gate>
        <Pair opened={decoded(code ?? scene ?? '')} scanNow={scan !== undefined} />
      </Gate>
    </Page>
  )
}

const Pair = ({ opened, scanNow }: { opened: string; scanNow: boolean }) => (
  <PairView {...usePair(opened, scanNow)} onHome={() => go('/pages/home/index')} />
)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
