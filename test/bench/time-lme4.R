# Rscript time-lme4.R crossed|two-level FILE: seconds of one fit by lme4, the least of several.
args <- commandArgs(TRUE)
if (!suppressPackageStartupMessages(require(lme4, quietly = TRUE))) quit(status = 3)
d <- read.csv(args[2], stringsAsFactors = FALSE)
fit <- switch(args[1],
  "crossed" = function() lmer(score ~ indicator + (1 | student_id) + (1 | rater_id), d),
  "crossed-plain" = function() lmer(score ~ 1 + (1 | student_id) + (1 | rater_id), d),
  "two-level" = function() lmer(y ~ prior + girl + (1 | school_id), d))
seconds <- c()
while (length(seconds) < 40 && sum(seconds) < 3) {
  gc()
  seconds <- c(seconds, system.time(suppressMessages(fit()))[["elapsed"]])
}
cat(min(seconds), "\n")
