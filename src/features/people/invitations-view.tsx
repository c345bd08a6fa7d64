import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ListCard } from '../../ui/card'
import { Row } from '../../ui/row'
import { Section } from '../../ui/section'
import { Confirm, SheetPlace } from '../../ui/sheet'
import { Empty, Failure, OfflineBanner, Skeleton } from '../../ui/state'
import { InviteSheet, type InviteSheetProps } from './invite-sheet'
import style from './people.module.scss'
import type { InvitationShown } from './use-invitations'

export interface InvitationsViewProps extends Pick<InviteSheetProps, 'offered' | 'busy' | 'linkOf' | 'onInvite'> {
  stage: 'loading' | 'ready' | 'failed'
  offline: boolean
  rows: readonly InvitationShown[]
  more: boolean
  busyMore: boolean
  requestId?: string
  onRevoke: (key: string) => Promise<boolean>
  onMore: () => void
  onRetry: () => void
}

/** 邀请: a code for one person and one role, and what became of those given out. */
export function InvitationsView(props: InvitationsViewProps) {
  const { stage, rows, offline } = props
  const [inviting, setInviting] = useState(false)
  const [revoked, setRevoked] = useState<InvitationShown>()
  if (stage === 'loading') return <Skeleton rows={4} />
  if (stage === 'failed') return <Failure onRetry={props.onRetry} requestId={props.requestId} />
  return (
    <Box className={style.people}>
      {offline && <OfflineBanner title="现在没连上。" text="连上了才能发邀请。" />}
      <Box className={style.words}>一个码只给一个人，只能用一次，7 天有效。请当面或打电话告诉他，别发在群里。</Box>
      <Button icon="plus" offBecause={offline ? '连上网才能发' : undefined} onTap={() => setInviting(true)}>
        发一个邀请码
      </Button>
      {rows.length === 0 ? (
        <Empty title="还没有发过邀请" text={'请谁来当调解员、网格员，\n就给他发一个码。'} />
      ) : (
        <Section title="发出去的">
          <ListCard label="发出去的邀请">
            {rows.map((row) => (
              <Row
                key={row.key}
                title={row.title}
                note={row.note}
                icon="key"
                action={
                  row.state === 'open' && !offline ? (
                    <Button kind="text" size="m" onTap={() => setRevoked(row)}>
                      收回
                    </Button>
                  ) : undefined
                }
              />
            ))}
          </ListCard>
        </Section>
      )}
      {props.more && (
        <Box className={style.more}>
          <Button kind="text" size="m" icon="down" busy={props.busyMore && '正在打开'} onTap={props.onMore}>
            看更早的
          </Button>
        </Box>
      )}
      <SheetPlace>
        {inviting && (
          <InviteSheet
            offered={props.offered}
            busy={props.busy}
            linkOf={props.linkOf}
            onInvite={props.onInvite}
            onClose={() => setInviting(false)}
          />
        )}
      </SheetPlace>
      <Confirm
        open={revoked !== undefined}
        title={`收回给${revoked?.title ?? ''}的邀请？`}
        text="收回后这个码就用不了了。要再请他，重新发一个。"
        verb="收回"
        keep="留着"
        busy={props.busy && '正在收回'}
        onKeep={() => setRevoked(undefined)}
        onConfirm={() => revoked && void props.onRevoke(revoked.key).then((done) => done && setRevoked(undefined))}
      />
    </Box>
  )
}
