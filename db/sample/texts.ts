import type { Values } from '../record.ts'

type Text = readonly [kind: string, side: string, text: string, from: string | null, to: string | null]

/** The rows of 语库. Guiding texts change with the years; which one a report opens with follows from its year. */
export function textRows(year: number): Values[] {
  const texts: readonly Text[] = [
    ['guiding', 'both', '以科学发展观为指导', '2007-10-01', '2017-10-17'],
    ['guiding', 'both', '以习近平新时代中国特色社会主义思想为指导', '2017-10-18', null],
    ['guiding', 'military', '紧紧围绕军民融合式发展', '2010-01-01', `${year - 4}-12-31`],
    ['guiding', 'military', '始终坚持全心全意为人民服务宗旨', null, null],
    ['slogan', 'military', '把岛城当家乡、把人民当父母', null, null],
    ['slogan', 'military', '率先科学发展、实现蓝色跨越', '2012-01-01', '2017-12-31'],
    ['slogan', 'both', '军民团结一家亲', null, null],
    ['slogan', 'both', '爱我国防、强我海防', `${year - 3}-01-01`, null],
    ['theme', 'both', '以爱国主义为核心、以热爱人民军队为主题', null, null],
    ['theme', 'military', '美丽青岛、和谐军营', null, null],
    ['phrase', 'civilian', '请予评议', null, null],
    ['phrase', 'both', '解决军地最关心、最直接、最现实的利益问题', null, null],
    ['phrase', 'both', '巩固军政军民团结', null, null],
  ]
  return texts.map(([kind, side, text, from, to]) => ({ kind, side, text, used_from: from, used_to: to, source: '示例语库' }))
}
