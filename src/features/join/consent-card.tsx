import { joinConsent } from '#domain/people/consent'
import { Box } from '../../ui/base'
import { Card } from '../../ui/card'
import { TickList } from '../../ui/tick-list'
import style from './join.module.scss'

/** What somebody agrees to before name and phone are kept; never ticked beforehand. */
export function ConsentCard({ agreed, onChange }: { agreed: boolean; onChange: (agreed: boolean) => void }) {
  return (
    <Card>
      <Box as="h2" className={style.title}>
        {joinConsent.text}
      </Box>
      {joinConsent.words.map((words) => (
        <Box key={words} className={style.small}>
          {words}
        </Box>
      ))}
      <TickList
        label={joinConsent.text}
        items={[{ key: 'agreed', label: '我看过了，同意' }]}
        ticked={agreed ? ['agreed'] : []}
        onChange={(ticked) => onChange(ticked.length > 0)}
      />
    </Card>
  )
}
