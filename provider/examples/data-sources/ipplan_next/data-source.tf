data "ipplan_next" "more" {
  sizes = ["/26", "2x/28"]
  in    = ["10.0.0.0/16"]
  used  = [file("used.txt")]
}

output "places" {
  value = data.ipplan_next.more.answer.placements[*].address_prefix
}
