import Taro, { useRouter } from '@tarojs/taro'
import type { HeldReceipt } from '../../client/receipts'
import { FindView } from '../../features/report/find-view'
import { Elsewhere, LandingView } from '../../features/report/landing-view'
import { ReceiptFoot } from '../../features/report/receipt-foot'
import { ReceiptView } from '../../features/report/receipt-view'
import { SaySheet } from '../../features/report/say-sheet'
import { useFind } from '../../features/report/use-find'
import { useLandingPage } from '../../features/report/use-landing-page'
import { receiptPath, useOwnReceipts } from '../../features/report/use-own-receipts'
import { useHeldReceipt } from '../../features/report/use-receipt'
import { useReceiptPage } from '../../features/report/use-receipt-page'
import { useWrite } from '../../features/report/use-write'
import { WaitingView } from '../../features/report/waiting-view'
import { WizardFoot } from '../../features/report/wizard-foot'
import { WizardView } from '../../features/report/wizard-view'
import { Page } from '../../ui/page'
import { SheetPlace } from '../../ui/sheet'
import { go, goBack } from '../../ui/shell'

const path = '/pages/report/index'
/** The desk's row that a receipt belongs to. */
const progressPath = '/pages/progress/index'

/**
 * Everything that somebody without an account does here: the landing of a scanned code, a report in five steps, and the
 * receipt with which it is followed. Each opens by its own address, so that the way back is the phone's own.
 */
export default function ReportPage() {
  const { to, id = '', code, scene, ref } = useRouter().params
  const held = useHeldReceipt(id)
  if (to === 'write') return <Write />
  if (to === 'receipt' && held) return <Receipt held={held} />
  // A receipt that is not on this phone (any more) is asked for again.
  if (to === 'find' || to === 'receipt') return <Find />
  return <Landing opened={code ?? scene ?? ref} />
}

function Landing({ opened }: { opened: string | undefined }) {
  const page = useLandingPage(opened)
  return (
    <Page title={page.title} path={path}>
      <LandingView
        place={page.place}
        window={page.window}
        phone={page.phone}
        settleDays={page.settleDays}
        onDuty={page.onDuty}
        receptions={page.receptions}
        unfinished={page.unfinished}
        receipts={page.receipts}
        onReport={page.report}
        onFind={page.find}
        onCall={page.call}
        onAgain={page.again}
        onVisit={page.visit}
        onSignIn={page.signIn}
        onCare={page.care}
      />
      <Elsewhere
        open={page.asking}
        before={page.before}
        onGoOn={page.goOn}
        onBeginAnew={page.beginAnew}
        onClose={page.leave}
      />
    </Page>
  )
}

function Write() {
  const toReceipt = (id: string): void => void Taro.redirectTo({ url: receiptPath(id) })
  const page = useWrite(toReceipt, goBack)
  if (page.underWay)
    return (
      <Page title="反映欠薪" path={path}>
        <WaitingView stage={page.stage} problem={page.waitingWords} phone={page.phone} onAgain={page.handIn} />
      </Page>
    )
  const foot = (
    <WizardFoot draft={page.draft} busy={page.stage === 'sending'} onStep={page.toStep} onHandIn={page.handIn} />
  )
  return (
    <Page title="反映欠薪" path={path} foot={foot}>
      <WizardView
        draft={page.draft}
        saved={page.saved}
        thisMonth={page.thisMonth}
        photoUrls={page.photoUrls}
        addingPhotos={page.addingPhotos}
        problem={page.problem}
        onChange={page.change}
        onStep={page.toStep}
        onAddPhotos={page.addPhotos}
        onRemovePhoto={page.removePhoto}
        onDiscard={page.discard}
      />
    </Page>
  )
}

function Receipt({ held }: { held: HeldReceipt }) {
  const page = useReceiptPage(held)
  const foot = (
    <ReceiptFoot morePhotos={page.morePhotos} busy={page.adding} onAddPhotos={page.addPhotos} onSay={page.openSay} />
  )
  return (
    <Page title="我的回执" path={progressPath} foot={foot}>
      <ReceiptView
        fours={page.fours}
        head={page.head}
        placeName={page.placeName}
        offline={page.offline}
        problem={page.problem}
        line={page.line}
        helpers={page.helpers}
        handler={page.handler}
        arbitrationFrom={page.arbitrationFrom}
        roads={page.roads}
        messages={page.messages}
        photos={page.photos}
        waiting={page.waiting}
        waitingForSignal={page.waitingForSignal}
        kept={page.kept}
        onSavePicture={page.savePicture}
        onCopy={page.copy}
        onKeep={page.keep}
        onForget={page.forget}
        onSendPhotos={page.sendPhotos}
      />
      <SheetPlace>
        {page.sayOpen && (
          <SaySheet
            open
            draft={page.wordsFor()}
            busy={page.saying}
            problem={page.sayProblem}
            onDraft={page.keepWords}
            onSay={page.say}
            onClose={page.closeSay}
          />
        )}
      </SheetPlace>
    </Page>
  )
}

function Find() {
  const page = useFind((id) => void Taro.redirectTo({ url: receiptPath(id) }))
  const rows = useOwnReceipts()
  return (
    <Page title="查我的反映" path={progressPath}>
      <FindView
        busy={page.busy}
        offline={page.offline}
        problem={page.problem}
        rows={rows}
        onFind={page.find}
        onTyping={page.forgetProblem}
        onOpen={(id) => go(receiptPath(id))}
      />
    </Page>
  )
}
