/** The space between a figure and its currency or sign, where no line may break: `€ 200`, `200 ₱`, `15 %`. */
export const amountSpace = /(?<=[€£$¥₱]) (?=\d)|(?<=\d) (?=[€£$¥₱%])/g;
