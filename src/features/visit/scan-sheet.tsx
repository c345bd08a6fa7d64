import { useState } from 'react'
import { placeCodeIn } from '#domain/place/place'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { CodeReader } from '../../ui/scan'
import { Sheet } from '../../ui/sheet'

interface ScanSheetProps {
  open: boolean
  onClose: () => void
  onCode: (text: string) => void
}

/** The door's code in the browser: by camera, by a photo of it, or typed from the board. */
export function ScanSheet({ open, onClose, onCode }: ScanSheetProps) {
  const [typed, setTyped] = useState('')
  const complete = placeCodeIn(typed) !== undefined
  const hand = (): void => {
    if (!complete) return
    setTyped('')
    onCode(typed)
  }
  return (
    <Sheet
      open={open}
      title="扫门牌码"
      onClose={onClose}
      foot={
        <Button wide onTap={hand} offBecause={complete ? undefined : '写满 8 位就能用，不写就对着码扫'}>
          用这个码
        </Button>
      }
    >
      {open && <CodeReader onText={onCode} />}
      <Box as="form" onSubmit={hand}>
        <TextField
          label="扫不上，就写码下面的 8 位"
          value={typed}
          onChange={(text) => setTyped(text.toUpperCase())}
          onEnter={hand}
          maxLength={10}
          help="字母和数字，没有 0、1、I、L、O。"
        />
      </Box>
    </Sheet>
  )
}
