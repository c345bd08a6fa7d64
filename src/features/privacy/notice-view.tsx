import { privacyPolicy } from '#domain/policy/privacy'
import { Box } from '../../ui/base'
import { Card } from '../../ui/card'
import { Pairs } from '../../ui/facts'
import { Section } from '../../ui/section'
import style from './privacy.module.scss'

/** 隐私说明: what personal data are for, how long they are kept and who sees them; the same table as the paper. */
export const NoticeView = () => (
  <Box className={style.privacy}>
    <Box className={style.words}>
      {`版本 ${privacyPolicy.version}，自 ${privacyPolicy.from} 起。只留办事要用的，不卖、不排名、不给老板看。`}
    </Box>
    {privacyPolicy.purposes.map((purpose) => (
      <Section key={purpose.id} title={purpose.title}>
        <Card>
          <Pairs
            pairs={[
              { label: '哪些信息', value: purpose.fields.join('、') },
              { label: '为什么', value: purpose.why },
              { label: '谁看得到', value: purpose.seenBy },
              { label: '留多久', value: purpose.kept },
              { label: '法律依据', value: purpose.ground },
            ]}
          />
        </Card>
      </Section>
    ))}
    <Section title="您可以">
      <Card>
        <Box className={style.words}>
          抄一份、改姓名和手机号、注销账号，都在「我的 → 我的资料」里，不收钱。不想用手机办，到街道窗口也一样。
        </Box>
      </Card>
    </Section>
    <KeptAfterLeaving />
  </Box>
)

/** What the law wants kept of somebody who leaves, each with its reason. */
export const KeptAfterLeaving = () => (
  <Section title="注销以后还留什么">
    <Card>
      <Pairs
        pairs={privacyPolicy.keptAfterLeaving.map(({ what, reason, kept }) => ({
          label: what,
          value: `${reason}。${kept}。`,
        }))}
      />
    </Card>
  </Section>
)
