"""The full screen of a review, a Textual application. Nothing else imports Textual."""
