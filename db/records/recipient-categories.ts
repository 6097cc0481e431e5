/** Recipient categories (优抚对象类别) with the words that office sheets use for them. */
export const recipientCategories = {
  martyr_family: ['烈士遗属', 'martyrs’ families', '烈属', '烈军属', '烈士家属'],
  duty_death_family: ['因公牺牲军人遗属', 'families of soldiers who died on duty', '因公牺牲遗属'],
  illness_death_family: ['病故军人遗属', 'families of soldiers who died of illness', '病故遗属'],
  serving_family: ['现役军人家属', 'families of serving soldiers', '军属', '军人家属', '随军家属', '现役家属'],
  disabled_soldier: ['残疾军人', 'disabled soldiers', '伤残军人'],
  old_soldier: ['老复员军人', 'old demobilized soldiers', '老八路', '老红军', '老复员', '抗战老兵', '在乡老复员军人'],
  veteran: ['退役军人', 'veterans', '退伍军人', '转业军人', '老兵'],
  war_participant: ['参战参试人员', 'war and test participants', '参战', '参试', '参战退役人员', '两参人员'],
  garrison: ['驻军单位', 'garrison units', '驻军', '驻区部队', '部队', '官兵'],
  hardship_family: ['困难家庭', 'families in need', '困难群众', '贫困家庭', '低保户', '困难户'],
  welfare: ['福利机构', 'welfare institutions', '福利院', '敬老院', '养老院', '老年公寓', '光荣院'],
} as const

export type RecipientCategory = keyof typeof recipientCategories

/** The category that a 慰问对象 cell names, by the longest word found in it; null where none is. */
export function categoryOfRecipient(text: string): RecipientCategory | null {
  const plain = text.normalize('NFKC')
  let best: { category: RecipientCategory, length: number } | null = null
  for (const [category, [zh, , ...aliases]] of Object.entries(recipientCategories)) {
    for (const word of [zh, ...aliases]) {
      if (plain.includes(word) && (best === null || word.length > best.length)) {
        best = { category: category as RecipientCategory, length: word.length }
      }
    }
  }
  return best?.category ?? null
}
