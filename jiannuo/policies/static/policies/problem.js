// What is wrong with what was sent takes the focus, so that it is read out first.
document.querySelector("[data-problem]")?.focus();
