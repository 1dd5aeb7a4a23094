data "ipplan_size" "web" {
  service = "app-service"
  inputs  = { instances = 10, windows-container-apps = 4 }
}

output "prefix_length" {
  value = data.ipplan_size.web.answer.prefix_length
}
