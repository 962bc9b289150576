"""The judgement: profile -> candidates -> score -> alternatives -> explanation; and its evaluation."""
