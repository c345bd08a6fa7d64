import type { DeskRow } from '#domain/contract/case'
import { type LinkedAgency, linkedAgencyLabels } from '#domain/routing/routing'
import { Box } from '../../ui/base'
import { Icon, type IconName } from '../../ui/icon'
import style from './case.module.scss'

const icons: Partial<Record<LinkedAgency, IconName>> = {
  streetMediation: 'scale',
  parkCommittee: 'firm',
  police: 'shield',
  emergency: 'tri',
  leader: 'users',
}

/** Who is asked to act, and why: those that were asked for one reason stand together. */
export function RouteList({ routing }: { routing: DeskRow['routing'] }) {
  const groups: { reason: string; agencies: LinkedAgency[] }[] = []
  for (const { agency, reason } of routing.to) {
    const same = groups.find((group) => group.reason === reason && agency !== 'streetMediation')
    if (same) same.agencies.push(agency)
    else groups.push({ reason, agencies: [agency] })
  }
  return (
    <>
      <Box as="ul" className={style.route}>
        {groups.map(({ reason, agencies }) => (
          <Box as="li" key={agencies.join()} className={style.helper}>
            <Icon name={(agencies[0] && icons[agencies[0]]) ?? 'link'} size="s" />
            <Box className={style.grow}>
              <Box as="b" className={style.strong}>
                {agencies.map((agency) => linkedAgencyLabels[agency]).join('、')}
              </Box>
              ：{reason}
            </Box>
          </Box>
        ))}
      </Box>
      <Box className={style.small}>按路由表 {routing.version} 送的</Box>
    </>
  )
}
