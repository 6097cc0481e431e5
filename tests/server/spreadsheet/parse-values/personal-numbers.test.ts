import { describe, expect, it } from 'vitest'
import { bearsIdentityNumber, withoutIdentityNumbers, withoutPersonalNumbers } from '../../../../server/spreadsheet/parse-values/personal-numbers.ts'

describe('a citizen ID number', () => {
  it('is found inside a text, in any width, with spaces and with X', () => {
    expect(bearsIdentityNumber('张某370202195503074518')).toBe(true)
    expect(bearsIdentityNumber('370202 19550307 451X')).toBe(true)
    expect(bearsIdentityNumber('３７０２０２１９５５０３０７４５１８')).toBe(true)
  })

  it('is told from other long codes by its birth date', () => {
    expect(bearsIdentityNumber('91370202MA3C4D5E6F')).toBe(false)
    expect(bearsIdentityNumber('913702021630123456')).toBe(false)
    expect(bearsIdentityNumber('0532-88881234')).toBe(false)
  })

  it('is struck out wherever a cell is kept or shown', () => {
    expect(withoutPersonalNumbers('张某370202195503074518')).toBe('张某3702**************')
    expect(withoutPersonalNumbers('6222 0200 1234 5678 901')).toBe('6222***************')
    expect(withoutPersonalNumbers('松涛街道 2024 年 7 月 28 日走访慰问台账')).toBe('松涛街道 2024 年 7 月 28 日走访慰问台账')
  })
})

describe('a mobile number', () => {
  it.each([
    ['张三13812345678', '张三138****5678'], ['１３８１２３４５６７８', '138****5678'], ['138-1234-5678、139 0000 1111', '138****5678、139****1111'], ['138****1234', '138****1234'],
    ['0532-88881234', '0532-88881234'], ['20240728001', '20240728001'], ['213812345678', '213812345678'],
  ])('%s is shown as %s', (written, shown) => {
    expect(withoutPersonalNumbers(written)).toBe(shown)
  })

  it('stays in its own column, where the reader’s role decides', () => {
    expect(withoutIdentityNumbers('13812345678')).toBe('13812345678')
    expect(withoutIdentityNumbers('370202195503074518')).toBe('3702**************')
  })
})
