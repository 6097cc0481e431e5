/**
 * Chinese names of storms by the name that every agency uses: the list of names for the western North Pacific and the South China Sea of the
 * ESCAP/WMO Typhoon Committee (台风委员会西北太平洋和南海热带气旋命名表), in force since 2000, in the Chinese that the weather services of the
 * mainland, Hong Kong and Macao agreed on. Names that were since retired stay, as tracks of those storms do.
 */
const names: Record<string, string> = Object.fromEntries(`
  DAMREY 达维 HAIKUI 海葵 KIROGI 鸿雁 BOLAVEN 布拉万 SANBA 三巴 JELAWAT 杰拉华 EWINIAR 艾云尼 MALIKSI 马力斯 GAEMI 格美 PRAPIROON 派比安 MARIA 玛莉亚 SON-TINH 山神
  AMPIL 安比 WUKONG 悟空 JONGDARI 云雀 SHANSHAN 珊珊 YAGI 摩羯 LEEPI 丽琵 BEBINCA 贝碧嘉 RUMBIA 温比亚 SOULIK 苏力 CIMARON 西马仑 JEBI 飞燕 MANGKHUT 山竹
  TRAMI 潭美 KONG-REY 康妮 YUTU 玉兔 TORAJI 桃芝 MAN-YI 万宜 USAGI 天兔 PABUK 帕布 WUTIP 蝴蝶 SEPAT 圣帕 MUN 木恩 DANAS 丹娜丝 NARI 百合 WIPHA 韦帕 FRANCISCO 范斯高
  LEKIMA 利奇马 KROSA 罗莎 BAILU 白鹿 PODUL 杨柳 LINGLING 玲玲 KAJIKI 剑鱼 FAXAI 法茜 PEIPAH 琵琶 TAPAH 塔巴 MITAG 米娜 HAGIBIS 海贝思 NEOGURI 浣熊 BUALOI 博罗依
  MATMO 麦德姆 HALONG 夏浪 NAKRI 娜基莉 FENGSHEN 风神 KALMAEGI 海鸥 FUNG-WONG 凤凰 KAMMURI 北冕 PHANFONE 巴蓬 VONGFONG 黄蜂 NURI 鹦鹉 SINLAKU 森拉克 HAGUPIT 黑格比
  JANGMI 蔷薇 MEKKHALA 米克拉 HIGOS 海高斯 BAVI 巴威 MAYSAK 美莎克 HAISHEN 海神 NOUL 红霞 DOLPHIN 白海豚 KUJIRA 鲸鱼 CHAN-HOM 灿鸿 LINFA 莲花 NANGKA 浪卡 SAUDEL 沙德尔
  MOLAVE 莫拉菲 GONI 天鹅 ATSANI 艾莎尼 ETAU 艾涛 VAMCO 环高 KROVANH 科罗旺 DUJUAN 杜鹃 SURIGAE 舒力基 CHOI-WAN 彩云 KOGUMA 小熊 CHAMPI 蔷琵 IN-FA 烟花 CEMPAKA 查帕卡
  NEPARTAK 尼伯特 LUPIT 卢碧 MIRINAE 银河 NIDA 妮妲 OMAIS 奥麦斯 CONSON 康森 CHANTHU 灿都 DIANMU 电母 MINDULLE 蒲公英 LIONROCK 狮子山 KOMPASU 圆规 NAMTHEUN 南川 MALOU 玛瑙
  NYATOH 妮亚图 RAI 雷伊 MALAKAS 马勒卡 MEGI 鲇鱼 CHABA 暹芭 AERE 艾利 SONGDA 桑达 TRASES 翠丝 MULAN 木兰 MEARI 米雷 MA-ON 马鞍 TOKAGE 蝎虎 HINNAMNOR 轩岚诺 MUIFA 梅花
  MERBOK 苗柏 NANMADOL 南玛都 TALAS 塔拉斯 NORU 奥鹿 KULAP 玫瑰 ROKE 洛克 SONCA 桑卡 NESAT 纳沙 HAITANG 海棠 NALGAE 尼格 BANYAN 榕树 PAKHAR 帕卡 SANVU 珊瑚 MAWAR 玛娃
  GUCHOL 古超 TALIM 泰利 DOKSURI 杜苏芮 KHANUN 卡努 LAN 兰恩 SAOLA 苏拉 HAIMA 海马 HAIYAN 海燕 UTOR 尤特 FITOW 菲特 RAMMASUN 威马逊 SOUDELOR 苏迪罗 MERANTI 莫兰蒂 HATO 天鸽
`.trim().split(/\s+/u).reduce<[string, string][]>((pairs, word, index, words) => index % 2 === 0 ? [...pairs, [word, words[index + 1] ?? '']] : pairs, []))

const listSince = '2000'

/** The Chinese name of a storm that began at a time (ISO UTC); null where the list does not have it, or did not yet exist. */
export const chineseName = (name: string, startsAt: string) => startsAt < listSince ? null : names[name.toUpperCase()] ?? null

/** The names under which storms are kept whose Chinese one holds a text. */
export const namesInChinese = (text: string) => Object.entries(names).filter(([, chinese]) => chinese.includes(text)).map(([name]) => name)
